/** Starts the page. Nothing else happens here, so that every other file can be read without it. */
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
