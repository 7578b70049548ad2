/** The program's frame: the shelf at /, a document at /d/ID. */
export function App() {
  return null;
}
