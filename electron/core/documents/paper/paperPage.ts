// The sheets of paper that legal forms stand on. Lengths in twips (1/20 pt).

export interface PaperPage {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const a4 = { width: 11906, height: 16838 } as const;

/** A4 upright with margins of 2.54 cm and 3.18 cm (mediation.md §1.0). */
export const formPage: PaperPage = { top: 1440, bottom: 1440, left: 1803, right: 1803 };
/** A4 upright with margins of 25 mm: 人民调解协议书. */
export const agreementPage: PaperPage = { top: 1417, bottom: 1417, left: 1417, right: 1417 };
/** As large as a printer can, with room at the left for binding and below for the page number. */
export const scanPage: PaperPage = { top: 1000, bottom: 1100, left: 1300, right: 800 };

/** Distance of header and footer from the edge of the paper. */
export const edgeDistance = 680;

export const textWidth = (page: PaperPage): number => a4.width - page.left - page.right;
export const textHeight = (page: PaperPage): number => a4.height - page.top - page.bottom;
export const paperSize = a4;

/** The fonts that the forms name: on every Windows with Chinese, with what stands in for them elsewhere. */
export const formFonts = { body: '仿宋', title: '宋体' } as const;

/** What stands in for them: the same letters under another name, and the nearest ones, best first. */
export const fontSubstitutes: Readonly<Record<keyof typeof formFonts, { sameAs: string[]; nearest: string[] }>> = {
  body: {
    sameAs: ['FangSong'],
    nearest: ['仿宋_GB2312', 'FangSong_GB2312', '华文仿宋', 'STFangsong', '方正仿宋简体', '宋体', 'SimSun'],
  },
  title: { sameAs: ['SimSun'], nearest: ['新宋体', 'NSimSun', '华文宋体', 'STSong', '思源宋体'] },
};

/** 四号, in half points: the text of the forms (mediation.md §1.0). */
export const bodySize = 28;
/** 28 pt, the pitch of the lines (mediation.md §1.0). */
export const linePitch = 560;
