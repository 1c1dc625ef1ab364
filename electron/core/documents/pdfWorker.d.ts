// pdf.js has no types for the half that reads; it only needs to be there.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
