// What no engine says before a reader meets it: a name that is nowhere, or that
// nothing uses.
import globals from "globals";

export default [{
  files: ["static/js/**/*.js", ".ci/js/**/*.js"],
  languageOptions: { globals: { ...globals.browser, ...globals.serviceworker, ...globals.node } },
  rules: { "no-undef": "error", "no-unused-vars": ["error", { ignoreRestSiblings: true }] },
}];
