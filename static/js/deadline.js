// The deadlines that are counted on a page of guidance.
import "./ui/deadline.js";
