/** @file Saves a file from an exported page: the browser's own download. */

import { fileNameFor, type SavedFile, type SaveAnswer } from '../../protocol/save';

export function download(snippet: string, file: SavedFile): SaveAnswer {
  if (file.content === null) return { sentence: 'This page is the HTML file: save it with your browser.' };
  const url =
    file.format === 'png'
      ? `data:image/png;base64,${file.content}`
      : URL.createObjectURL(new Blob([file.content], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameFor(snippet, file.format);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  return { sentence: `Saved as ${link.download}.` };
}
