// Rows inside a table that are not data: totals, signatures and notes, recognised by the words offices use.

const totalWord = '(?:合计|小计|总计|共计|累计|总数|汇总)';
const totalStart = new RegExp(
  `^(?:本页|本表|本村|本镇|本月|本季度?|本年|全镇|全县|全村)?${totalWord}(?:数|人数)?(?:[:：(（].*|[0-9].*)?$`,
);
const totalEnd = new RegExp(`^.{1,12}${totalWord}[:：]?$`);
const totalOnly = new RegExp(`^${totalWord}(?:数|人数)?[:：]?$`);

const signer =
  '(?:单位|部门|村|社区|镇|乡|中心|主要|分管|直接|签发)?(?:负责人|主管|领导)|审核人?|复核人?|审批人?|批准人?|签发人?|' +
  '填表人?|填报人?|制表人?|制单人?|经办人?|统计人?|统计负责人|登记人?|报送人?|记录人|联系人|联系电话|咨询电话|' +
  '(?:填表|填报|报送|制表|报表|报出|上报|统计|审核)(?:日期|时间|单位|部门)|单位[(（]?(?:盖章|公章|签章)[)）]?|盖章|公章';
const signatureStart = new RegExp(`^(?:${signer})(?:[(（](?:盖章|公章|签章|签字|签名|章)[)）])?[:：]`);
/** Without a colon only words that are never a value of a column ("负责人" may be somebody's post). */
const signatureOnly = /^(?:单位负责人|审核人|复核人|填表人|填报人|制表人|统计人|[(（]?(?:盖章|公章|签章)[)）]?)$/;
const stamp = /[(（](?:盖章|公章|签章)[)）][:：]?$/;
const note = /^(?:注|备注|说明|填表说明|填报说明|注意事项?)[0-9]?[:：]/;
const nextNote = /^[0-9]{1,2}[.、．]\S/;
const dayAlone = /^[0-9０-９xX×]*\s*年\s*[0-9×]*\s*月\s*[0-9×]*\s*日$/;

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** `texts` are the filled cells of the row from left to right, without cells filled from a merge above. */
export function isTotalRow(texts: readonly string[]): boolean {
  const [first = '', second = ''] = texts.map(squeeze);
  return totalStart.test(first) || totalEnd.test(first) || totalOnly.test(second);
}

/**
 * Lines under a table: who filled in, who checked, stamps, notes. `afterSignature` says that such a line came before;
 * then a lone date and the next numbered note belong to it too.
 */
export function isSignatureRow(texts: readonly string[], afterSignature: boolean): boolean {
  const [first = ''] = texts.map(squeeze);
  if (signatureStart.test(first)) return true;
  if (texts.length > 2) return false;
  if (afterSignature && texts.length === 1 && nextNote.test(first)) return true;
  return signatureOnly.test(first) || note.test(first) || stamp.test(first) || (afterSignature && dayAlone.test(first));
}
