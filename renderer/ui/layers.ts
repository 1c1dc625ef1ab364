// Dialogs, drawers and pop-ups are mounted inside the part of the page that they belong to, so that hiding this part
// (a locked session) hides its open layers too, with everything that was typed kept.

/** Put `data-layers` on an element that is to hold the layers opened from inside it. */
export const layersAttribute = 'data-layers';

/** Where a new layer is mounted: the last shown element with `data-layers`, else the body. */
export function layerContainer(): HTMLElement {
  const shown = document.querySelectorAll<HTMLElement>(`[${layersAttribute}]:not([hidden])`);
  return shown[shown.length - 1] ?? document.body;
}
