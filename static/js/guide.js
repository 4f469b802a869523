// The guide: one question after another, the answer, and the sheet.
import { start } from "./ui/wizard.js";

start();
