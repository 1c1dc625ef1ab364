// A frame of text at a fixed place of the page, in DrawingML (ISO/IEC 29500-1, 20.4; the shape of Word 2010): the docx
// package writes frames only in the older VML, which turns no text.
import { type IContext, ImportedXmlComponent, type IXmlableObject, Run } from 'docx';

export interface TextFrame {
  /** Unique in the document. */
  id: number;
  name: string;
  /** Millimetres from the edges of the paper, or at the lower left corner of the text. */
  place: { left: number; top: number } | 'footOfText';
  /** Millimetres. */
  width: number;
  height: number;
  /** Turned by 90° clockwise. */
  turned?: boolean;
  /** Where its text stands in it. */
  anchor: 'middle' | 'bottom';
  /** Text of the page keeps off. */
  pushesText?: boolean;
  /** WordprocessingML of its paragraphs. */
  paragraphs: string;
}

const emu = (millimetres: number): number => Math.round(millimetres * 36_000);

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

function positions(place: TextFrame['place']): string {
  if (place === 'footOfText')
    return (
      '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>' +
      '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    );
  const offset = (axis: 'H' | 'V', millimetres: number): string =>
    `<wp:position${axis} relativeFrom="page"><wp:posOffset>${emu(millimetres)}</wp:posOffset></wp:position${axis}>`;
  return offset('H', place.left) + offset('V', place.top);
}

function frameXml(frame: TextFrame): string {
  const extent = `cx="${emu(frame.width)}" cy="${emu(frame.height)}"`;
  const direction = frame.turned ? ' vert="vert"' : '';
  return (
    `<w:r ${namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    `<wp:simplePos x="0" y="0"/>${positions(frame.place)}<wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `${frame.pushesText ? '<wp:wrapTopAndBottom/>' : '<wp:wrapNone/>'}<wp:docPr id="${frame.id}" name="${frame.name}"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>' +
    `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${frame.paragraphs}</w:txbxContent></wps:txbx>` +
    `<wps:bodyPr${direction} wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${frame.anchor === 'middle' ? 'ctr' : 'b'}"><a:noAutofit/></wps:bodyPr>` +
    '</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  );
}

/** The frame as a run of the paragraph it is anchored to. */
export class FrameRun extends Run {
  readonly #xml: ImportedXmlComponent;

  constructor(frame: TextFrame) {
    super({});
    this.#xml = ImportedXmlComponent.fromXmlString(frameXml(frame));
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.#xml.prepForXml(context);
  }
}
