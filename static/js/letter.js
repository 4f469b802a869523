// The letter of a page of guidance.
import { letter } from "./ui/letter.js";

for (const part of document.querySelectorAll("[data-letter]")) letter(part);
