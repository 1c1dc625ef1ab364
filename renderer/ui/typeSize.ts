// Which type size is in force, for the few places that place things by arithmetic.
import { createContext, useContext } from 'react';
import { rowHeight, type TypeSize } from './tokens.ts';

export const TypeSizeContext = createContext<TypeSize>('normal');

export function useTypeSize(): TypeSize {
  return useContext(TypeSizeContext);
}

/** Row height in pixels at the present type size. */
export function useRowHeight(): number {
  return rowHeight(useContext(TypeSizeContext));
}
