// How a column of a template is to be filled in, in one sentence for the village clerk.
import type { Field } from '../../../../shared/fields/field.ts';
import { findRegister } from '../../../../shared/registers/index.ts';

/** E.g. `写到日，如 2026-03-05；只知道年月的写 2026年3月。` with the field's own help behind it. */
export function howToFill(field: Field): string {
  const rule = ruleOf(field);
  return field.help ? `${rule}${field.help}` : rule;
}

function ruleOf(field: Field): string {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'place':
      return `文字，最多 ${field.maxLength} 个字。`;
    case 'integer':
      return `整数${field.unit ? `，单位：${field.unit}` : ''}${range(field.min, field.max)}。没有的填 0，不知道的留空。`;
    case 'decimal':
      return `数字，最多 ${field.decimals} 位小数${field.unit ? `，单位：${field.unit}` : ''}${range(field.min, field.max)}。`;
    case 'money':
      return '以元为单位，最多两位小数；写“2.3万元”也可以。';
    case 'day':
      return `写到日，如 2026-03-05${field.monthAllowed ? '；只知道年月的写 2026年3月' : ''}。${field.notAfterToday ? '不能晚于填表当天。' : ''}`;
    case 'month':
      return '年月，如 2026-03。';
    case 'clock':
      return '时刻，如 20:00。';
    case 'instant':
      return '日期和时刻，如 2026-03-05 14:30。';
    case 'yesNo':
      return '填“是”或“否”。';
    case 'code':
      return '从可填内容中选一项，照原文填写。';
    case 'codes':
      return '从可填内容中选，可选多项，用顿号隔开。';
    case 'person':
      return '填姓名。同名的人请同时填写身份号码或电话，以免认错。';
    case 'village':
      return '填本乡镇的村（社区）名称。';
    case 'reference':
      return `填${findRegister(field.register)?.title ?? ''}的名称，与已登记的一致。`;
    case 'idNumber':
      return '18 位公民身份号码，单元格须为文本格式；位数不对或校验不符的会被退回。';
    case 'phone':
      return '手机号码 11 位，固定电话写区号，如 0743-8522110。';
    case 'creditCode':
      return '18 位统一社会信用代码。';
    case 'attachment':
    case 'computed':
      return '由程序得出，不用填写。';
  }
}

function range(min: number | string | undefined, max: number | string | undefined): string {
  if (min === undefined && max === undefined) return '';
  if (max === undefined) return `，不小于 ${min}`;
  if (min === undefined) return `，不大于 ${max}`;
  return `，${min}—${max}`;
}
