// The search: at the top of a page, and on a page of its own.
import { start } from "./ui/search.js";

start();
