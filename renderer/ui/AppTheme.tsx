// Wraps the whole application once: theme, CSS variables, base style sheet, type size.
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useEffect } from 'react';
import './base.css';
import { theme } from './theme.ts';
import { cssVariables, type TypeSize } from './tokens.ts';
import { TypeSizeContext } from './typeSize.ts';

/** The nonce of the page's content security policy, in the place where Vite puts it (`html.cspNonce`). */
function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || undefined;
}

// First in the head, so that our own style sheets win over MUI's at the same specificity.
const cache = createCache({ key: 'pa', prepend: true, nonce: styleNonce() });

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
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {variables}
        <TypeSizeContext value={typeSize}>{children}</TypeSizeContext>
      </ThemeProvider>
    </CacheProvider>
  );
}
