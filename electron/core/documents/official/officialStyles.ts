// Styles of an official document. The section says 22 lines of 28 characters (document-format.md §1); lines of exact height
// and characters set closer bring them about in every program, whatever it makes of a grid narrower than its type:
// LibreOffice gives each character two cells of it.
import { characterSqueeze, officialFonts, size } from './officialPage.ts';

const { ascii: body } = officialFonts.body;

/** The whole of word/styles.xml. */
export const officialStyles = (): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>' +
  `<w:rFonts w:ascii="${body}" w:eastAsia="${body}" w:hAnsi="${body}" w:cs="${body}"/><w:snapToGrid w:val="0"/>` +
  `<w:spacing w:val="${characterSqueeze}"/><w:kern w:val="0"/><w:sz w:val="${size.三号}"/><w:szCs w:val="${size.三号}"/>` +
  '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
  '<w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>' +
  `<w:rPr><w:snapToGrid w:val="0"/><w:spacing w:val="${characterSqueeze}"/><w:sz w:val="${size.三号}"/><w:szCs w:val="${size.三号}"/></w:rPr></w:style>` +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
  '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  '</w:styles>';
