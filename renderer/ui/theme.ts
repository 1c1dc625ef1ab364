// MUI dressed in our tokens: small sizes everywhere, no ripples, no shadows but on raised layers, short motion.
import { zhCN } from '@mui/material/locale';
import { createTheme, type Theme } from '@mui/material/styles';
import { layerContainer } from './layers.ts';
import { colours, fontFamily, measures } from './tokens.ts';

const rem = (pixels: number) => `${pixels / measures.fontSize}rem`;

const control = 'var(--pa-control-height)';

/** The one MUI theme. Large type is not a second theme: everything is in rem or in `--pa-*` variables. */
export const theme: Theme = createTheme(
  {
    palette: {
      mode: 'light',
      primary: {
        main: colours.accent,
        dark: colours.accentHover,
        light: colours.accentSoft,
        contrastText: colours.onAccent,
      },
      error: { main: colours.danger, dark: colours.dangerHover, light: colours.dangerSoft },
      warning: { main: colours.warning, light: colours.warningSoft },
      success: { main: colours.success, light: colours.successSoft },
      info: { main: colours.accent },
      background: { default: colours.ground, paper: colours.surface },
      text: { primary: colours.ink, secondary: colours.inkMuted, disabled: colours.inkFaint },
      divider: colours.rule,
      action: { hover: colours.accentSofter, selected: colours.accentSoft, focus: colours.accentSoft },
    },
    shape: { borderRadius: measures.radius },
    spacing: (factor: number) => rem(8 * factor),
    typography: {
      fontFamily,
      fontSize: measures.fontSize,
      htmlFontSize: measures.fontSize,
      fontWeightMedium: 600,
      h1: { fontSize: rem(20), fontWeight: 600, lineHeight: 1.4 },
      h2: { fontSize: rem(16), fontWeight: 600, lineHeight: 1.5 },
      h3: { fontSize: rem(14), fontWeight: 600, lineHeight: 1.5 },
      body1: { fontSize: rem(14), lineHeight: 1.6 },
      body2: { fontSize: rem(13), lineHeight: 1.6 },
      button: { fontSize: rem(14), textTransform: 'none', fontWeight: 400, letterSpacing: 0 },
      caption: { fontSize: rem(12), lineHeight: 1.5 },
    },
    transitions: {
      duration: {
        shortest: 60,
        shorter: 80,
        short: 100,
        standard: 120,
        complex: 120,
        enteringScreen: 120,
        leavingScreen: 60,
      },
    },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
      MuiButton: {
        defaultProps: { size: 'small', disableElevation: true },
        styleOverrides: {
          root: {
            minHeight: control,
            minWidth: 0,
            padding: `0 ${rem(14)}`,
            lineHeight: 1.4,
            whiteSpace: 'nowrap',
            fontSize: rem(14),
            flex: 'none',
          },
          outlined: {
            background: colours.surface,
            '&.MuiButton-colorInherit': { borderColor: colours.ruleStrong },
            '&.MuiButton-colorInherit:hover': { borderColor: colours.inkFaint, background: colours.accentSofter },
          },
          text: { padding: `0 ${rem(10)}` },
          startIcon: { marginLeft: rem(-3), marginRight: rem(5), '& > *:nth-of-type(1)': { fontSize: rem(17) } },
        },
      },
      MuiIconButton: {
        defaultProps: { size: 'small' },
        styleOverrides: {
          root: {
            width: control,
            height: control,
            borderRadius: measures.radius,
            color: colours.inkMuted,
            '&[aria-pressed=true]': { background: colours.accentSoft, color: colours.accent },
          },
        },
      },
      MuiSvgIcon: { styleOverrides: { root: { fontSize: rem(18) } } },
      MuiOutlinedInput: {
        defaultProps: { size: 'small' },
        styleOverrides: {
          root: {
            minHeight: control,
            background: colours.surface,
            fontSize: rem(14),
            '& .MuiOutlinedInput-notchedOutline': { borderColor: colours.ruleStrong },
            '&:hover:not(.Mui-disabled, .Mui-error) .MuiOutlinedInput-notchedOutline': {
              borderColor: colours.inkFaint,
            },
            '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2, borderColor: colours.accent },
            '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: colours.danger },
            '&.Mui-disabled, &.MuiInputBase-readOnly': { background: colours.sunken },
            '&.MuiInputBase-readOnly .MuiOutlinedInput-notchedOutline': { borderColor: colours.rule },
            '&.MuiInputBase-multiline': { padding: 0 },
            '&.MuiInputBase-adornedStart': { paddingLeft: rem(9) },
            '&.MuiInputBase-adornedEnd': { paddingRight: rem(9) },
            '&.MuiInputBase-adornedStart > .MuiInputBase-input': { paddingLeft: 0 },
          },
          input: {
            padding: `${rem(4)} ${rem(9)}`,
            height: 'auto',
            lineHeight: 1.5,
            '&::placeholder': { color: colours.inkFaint, opacity: 1 },
          },
          notchedOutline: { top: 0, '& legend': { display: 'none' } },
        },
      },
      MuiAutocomplete: {
        defaultProps: {
          size: 'small',
          autoHighlight: true,
          openText: '展开',
          closeText: '收起',
          clearText: '清除',
          loadingText: '正在查找…',
        },
        styleOverrides: {
          root: {
            '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall.MuiAutocomplete-inputRoot': {
              padding: '0 2rem 0 0',
              '& .MuiAutocomplete-input.MuiAutocomplete-input': { padding: `${rem(4)} ${rem(9)}`, minWidth: rem(60) },
            },
          },
          option: {
            minHeight: 'var(--pa-row-height) !important',
            padding: `${rem(4)} ${rem(10)} !important`,
            fontSize: rem(14),
          },
          listbox: { padding: `${rem(4)} 0`, maxHeight: '18rem' },
          paper: { boxShadow: 'var(--pa-shadow-raised)' },
          noOptions: { fontSize: rem(13), padding: `${rem(8)} ${rem(10)}` },
          loading: { fontSize: rem(13), padding: `${rem(8)} ${rem(10)}` },
          groupLabel: { fontSize: rem(12), lineHeight: 2, color: colours.inkMuted, background: colours.surface },
          endAdornment: { right: '4px !important', '& .MuiIconButton-root': { width: rem(22), height: rem(22) } },
          tag: { margin: rem(2), height: rem(22), maxWidth: '100%' },
        },
      },
      MuiChip: {
        defaultProps: { size: 'small' },
        styleOverrides: { root: { borderRadius: measures.radius, background: colours.sunken } },
      },
      MuiModal: { defaultProps: { container: layerContainer, disableScrollLock: true } },
      MuiPopover: { defaultProps: { container: layerContainer, disableScrollLock: true } },
      MuiPopper: { defaultProps: { container: layerContainer } },
      MuiDialog: {
        defaultProps: { container: layerContainer, disableScrollLock: true },
        styleOverrides: { paper: { boxShadow: 'var(--pa-shadow-raised)', margin: rem(24), borderRadius: 6 } },
      },
      MuiDrawer: {
        defaultProps: { container: layerContainer, disableScrollLock: true },
        styleOverrides: { paper: { boxShadow: 'var(--pa-shadow-raised)' } },
      },
      MuiBackdrop: {
        styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(32, 36, 43, 0.28)' } } },
      },
      MuiMenu: {
        defaultProps: { container: layerContainer, disableScrollLock: true },
        styleOverrides: {
          paper: { boxShadow: 'var(--pa-shadow-raised)', border: `1px solid ${colours.rule}` },
          list: { padding: `${rem(4)} 0` },
        },
      },
      MuiMenuItem: {
        defaultProps: { dense: true },
        styleOverrides: {
          root: {
            minHeight: 'var(--pa-row-height)',
            fontSize: rem(14),
            padding: `0 ${rem(12)}`,
            // Its ground shows where the keyboard stands; an outline would be cut at the sides.
            '&.Mui-focusVisible': { outline: 'none' },
          },
        },
      },
      MuiListItemIcon: { styleOverrides: { root: { minWidth: `${rem(26)} !important`, color: colours.inkMuted } } },
      MuiTooltip: {
        defaultProps: { enterDelay: 400, enterNextDelay: 200, disableInteractive: true },
        styleOverrides: {
          tooltip: { fontSize: rem(12), background: colours.ink, padding: `${rem(4)} ${rem(8)}`, maxWidth: '24rem' },
        },
      },
      MuiTabs: {
        styleOverrides: { root: { minHeight: rem(36) }, indicator: { height: 2 }, list: { gap: rem(4) } },
      },
      MuiTab: {
        styleOverrides: {
          root: {
            minHeight: rem(36),
            minWidth: 0,
            padding: `0 ${rem(12)}`,
            fontSize: rem(14),
            '&.Mui-selected': { fontWeight: 600 },
          },
        },
      },
      MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: rem(6) } } },
      MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: rem(6) } } },
      MuiFormControlLabel: { styleOverrides: { label: { fontSize: rem(14) }, root: { marginLeft: rem(-6) } } },
      MuiLinearProgress: { styleOverrides: { root: { height: 6, borderRadius: 3, background: colours.accentSoft } } },
      MuiSkeleton: { defaultProps: { animation: false }, styleOverrides: { root: { background: colours.sunken } } },
      MuiLink: { defaultProps: { underline: 'hover' } },
    },
  },
  zhCN,
);
