import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { App } from './app.tsx';
import { useStore } from './state/store.ts';
import { cssVariables, moreContrast, theme } from './theme.ts';

/** The page in the colours that this machine was set to, or else the system. */
export function Root() {
  const { scheme, contrast } = useStore((state) => state.appearance);
  const systemWantsMore = useMediaQuery('(prefers-contrast: more)', false, {
    getInitialValueInEffect: false,
  });
  const more = contrast === 'more' || (contrast === 'auto' && systemWantsMore);
  useEffect(() => {
    if (more) document.documentElement.dataset['contrast'] = 'more';
    else delete document.documentElement.dataset['contrast'];
  }, [more]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme !== 'auto' && { forceColorScheme: scheme })}
    >
      <style>{moreContrast}</style>
      <App />
    </MantineProvider>
  );
}
