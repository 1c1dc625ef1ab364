// Papers that a row of a register can become beside its registration form.

export interface RowPaper {
  key: string;
  /** As it stands on the paper and in the file's name. */
  title: string;
  /** One sentence under the choice. */
  about: string;
}

const papers: Readonly<Record<string, readonly RowPaper[]>> = {
  hazard: [
    {
      key: 'hazardNotice',
      title: '治安隐患整改告知（建议）书',
      about: '交被检查单位，带存根。综治中心、治保会没有责令整改的权力，只作告知和建议。',
    },
  ],
};

/** The papers of a register's rows; none for most. */
export const rowPapersOf = (register: string): readonly RowPaper[] => papers[register] ?? [];
