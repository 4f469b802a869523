// The calculator of lost earnings.
import { makeReady } from "./ui/calculator.js";

makeReady();
