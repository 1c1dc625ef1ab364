// Wraps the whole application once: theme, CSS variables, base style sheet, type size.
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useEffect } from 'react';
import './base.css';
import { theme } from './theme.ts';
import { cssVariables, type TypeSize } from './tokens.ts';
import { TypeSizeContext } from './typeSize.ts';

const variables = (
  <GlobalStyles styles={{ ':root': cssVariables('normal'), ':root[data-type="large"]': cssVariables('large') }} />
);

export interface AppThemeProps {
  typeSize?: TypeSize;
  children: ReactNode;
}

/** Theme and type size for everything inside. */
export function AppTheme({ typeSize = 'normal', children }: AppThemeProps) {
  useEffect(() => {
    document.documentElement.dataset.type = typeSize;
  }, [typeSize]);

  return (
    // First in the head, so that our own style sheets win over MUI's at the same specificity.
    <StyledEngineProvider injectFirst>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {variables}
        <TypeSizeContext value={typeSize}>{children}</TypeSizeContext>
      </ThemeProvider>
    </StyledEngineProvider>
  );
}
