import { faultOfTextStart, fileNameOf, hasControls, isFileType } from './file-types.js';

describe('the name of a file', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['report.PDF', 'report.pdf'],
    ['report', 'report.pdf'],
    ['report.exe', 'report.exe.pdf'],
    ['report.pdf.exe', 'report.pdf.exe.pdf'],
    ['/etc/report.pdf', 'report.pdf'],
    ['C:\\secret\\report.pdf', 'report.pdf'],
    ['../report.pdf', 'report.pdf'],
    ['..', 'file.pdf'],
    ['.pdf', 'pdf.pdf'],
    [' \t\r\n', 'file.pdf'],
    ['a\0b\r\n.pdf', 'ab.pdf'],
    ['\u202Efdp.exe', 'fdp.exe.pdf'],
    ['\u2028report.pdf', 'report.pdf'],
    ['Ärger 文件 🙂.pdf', 'Ärger 文件 🙂.pdf'],
    ['A\u0308.pdf', 'Ä.pdf'],
    ['a:b|c?d*e<f>"g".pdf', 'a_b_c_d_e_f__g_.pdf'],
  ])('%j becomes %j', (given, name) => {
    expect(fileNameOf('application/pdf', given)).toBe(name);
  });

  it.each([
    [196, 200],
    [197, 200],
    [5_000, 200],
  ])('with %i letters and its extension is truncated to the limit', (letters, length) => {
    const name = fileNameOf('application/pdf', `${'🙂'.repeat(letters)}.pdf`);
    expect([...name]).toHaveLength(length);
    expect(name).toMatch(/🙂\.pdf$/u);
  });
});

describe('text', () => {
  it.each([
    ['<!DOCTYPE html>', false],
    ['\n\t <svg onload=alert(1)>', false],
    ['\uFEFF<?xml version="1.0"?>', false],
    ['<SCRIPT>', false],
    ['%PDF-1.7', false],
    ['{\\rtf1}', false],
    ['#!/bin/sh', false],
    ['# A heading', true],
    ['< 5 ms', true],
    ['a < b and <b> within', true],
    ['', true],
  ])('that starts with %j is accepted: %s', (start, taken) => {
    expect(faultOfTextStart(start) === null).toBe(taken);
  });

  it.each([
    ['a\tb\r\nc\f', false],
    ['\0', true],
    ['\x1b[31m', true],
    ['\x7f', true],
    ['Señor ✓ 🙂', false],
  ])('%j has control characters: %s', (text, has) => {
    expect(hasControls(text)).toBe(has);
  });
});

it.each(['text/html', 'image/svg+xml', 'application/zip', 'toString', '__proto__', ''])(
  '%j is rejected',
  (type) => {
    expect(isFileType(type)).toBe(false);
  },
);
