// The calculator of lost earnings.
import { start } from "./ui/calculator.js";

start();
