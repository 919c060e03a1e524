import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './workers.js';
import './explorer.css';
import { Explorer } from './explorer.js';

createRoot(document.querySelector('#explorer')!).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
