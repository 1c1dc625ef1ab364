let context: CanvasRenderingContext2D | null = null;

/** Width of one line of text in pixels, in the font of an element. */
export function textWidth(text: string, element: Element): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 14;
  const style = getComputedStyle(element);
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return context.measureText(text).width;
}
