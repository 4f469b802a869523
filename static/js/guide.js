// The guide: one question after another, the answer, and the sheet.
import { makeReady } from "./ui/wizard.js";

makeReady();
