/** What has the focus, however deep inside elements. */
export function focused(): HTMLElement | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement && at !== document.body ? at : null;
}

/** Gives the focus back to what had it before something opened over it; where that is gone, to the page's main part. Nothing is taken from what has it by now. */
export function giveBack(before: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (focused()) return;
    if (before?.isConnected) before.focus();
    if (!focused()) document.dispatchEvent(new Event('kartera-main'));
  });
}
