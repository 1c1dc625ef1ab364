// The only colours and fixed measures of the grid. Colours come from the program's style sheet where it is loaded.

export const gridColours = {
  ground: 'var(--pa-surface, #ffffff)',
  header: 'var(--pa-sunken, #efede8)',
  headerLit: 'var(--pa-accent-soft, #e6edf7)',
  rule: 'var(--pa-rule, #e0ddd6)',
  ruleStrong: 'var(--pa-rule-strong, #c2beb4)',
  ink: 'var(--pa-ink, #20242b)',
  inkMuted: 'var(--pa-ink-muted, #5b616b)',
  inkFaint: 'var(--pa-ink-faint, #757b85)',
  accent: 'var(--pa-accent, #1f4e8c)',
  accentSoft: 'var(--pa-accent-soft, #e6edf7)',
  selection: 'color-mix(in srgb, var(--pa-accent, #1f4e8c) 10%, transparent)',
  hover: 'var(--pa-accent-softer, #f2f6fb)',
  onAccent: 'var(--pa-on-accent, #ffffff)',
  danger: 'var(--pa-danger, #b3261e)',
  dangerSoft: 'var(--pa-danger-soft, #fbeae8)',
  warning: 'var(--pa-warning, #855600)',
  warningSoft: 'var(--pa-warning-soft, #fcf3dc)',
  success: 'var(--pa-success, #2b6a3d)',
  shadow: 'var(--pa-shadow-raised, 0 6px 24px rgba(32, 36, 43, 0.16))',
} as const;

/** Pixels at scale 1. */
export const gridMeasures = {
  rowHeight: 32,
  headerRow: 34,
  groupRow: 28,
  filterRow: 34,
  statusBar: 30,
  fontSize: 14,
  smallFont: 13,
  cellPadding: 8,
  headMin: 46,
} as const;

export const gridFont = 'var(--pa-font-family, "Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",sans-serif)';
