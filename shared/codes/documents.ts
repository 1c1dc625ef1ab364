import type { CodeTable } from './table.ts';

/**
 * 证件类型. Only 111 is confirmed from GA/T 517, whose full table could not be had; codes led by L are ours and stand for
 * no national code, so that an office can add the confirmed ones later without a clash.
 */
export const documentKind: CodeTable = {
  key: 'documentKind',
  title: '证件类型',
  national: false,
  entries: [
    { code: '111', name: '居民身份证', aliases: ['身份证', '二代身份证', '公民身份证'] },
    { code: 'L01', name: '护照' },
    { code: 'L02', name: '港澳台通行证', aliases: ['通行证'] },
    { code: 'L03', name: '居住证', aliases: ['港澳台居民居住证'] },
    { code: 'L99', name: '其他' },
  ],
};
