import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Field } from './Field.tsx';
import { Select } from './inputs/Choice.tsx';
import { TextInput } from './inputs/TextInput.tsx';

const choices = [{ value: '1', label: '一' }];
const select = (label?: string) => (
  <Select value="1" choices={choices} onChange={() => {}} {...(label === undefined ? {} : { label })} />
);
const text = (label?: string) => <TextInput value="" onChange={() => {}} {...(label === undefined ? {} : { label })} />;

const attribute = (markup: string, tag: RegExp, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag.exec(markup)?.[0] ?? '')?.[1];
const combobox = /<div[^>]*role="combobox"[^>]*>/u;
const input = /<input[^>]*>/u;

test('a field names its one input', () => {
  const markup = renderToStaticMarkup(<Field label="村">{text('里面的名称')}</Field>);
  expect(attribute(markup, input, 'id')).toBe(attribute(markup, /<label[^>]*>/u, 'for'));
  expect(attribute(markup, input, 'aria-label')).toBeUndefined();
  const chosen = renderToStaticMarkup(<Field label="村">{select()}</Field>);
  expect(attribute(chosen, combobox, 'aria-labelledby')).toContain(attribute(chosen, /<label[^>]*>/u, 'id'));
});

test('inputs of a group have names of their own, and no id twice', () => {
  const markup = renderToStaticMarkup(
    <Field label="期间" group>
      {select('第几季')}
      {text('第几年')}
      {text('备注')}
    </Field>,
  );
  expect(attribute(markup, combobox, 'aria-label')).toBe('第几季');
  expect(attribute(markup, input, 'aria-labelledby')).toBeUndefined();
  expect(markup).toContain('aria-label="第几年"');
  expect(markup).toContain('aria-label="备注"');
  const ids = [...markup.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an input of a group without a label takes that of the group', () => {
  const markup = renderToStaticMarkup(
    <Field label="口径" group>
      {select()}
    </Field>,
  );
  expect(attribute(markup, combobox, 'aria-labelledby')).toContain(attribute(markup, /<span[^>]*-label[^>]*>/u, 'id'));
});

test('an input outside of a field is named by its own label', () => {
  expect(attribute(renderToStaticMarkup(select('范围')), combobox, 'aria-label')).toBe('范围');
  expect(attribute(renderToStaticMarkup(text('查找')), input, 'aria-label')).toBe('查找');
});
