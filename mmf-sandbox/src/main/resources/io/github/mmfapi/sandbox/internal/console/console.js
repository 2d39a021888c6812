(() => {
  for (const pre of document.querySelectorAll('pre[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.innerText);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(pre);
        button.textContent = 'Selected';
      }
    });
    const box = document.createElement('div');
    box.className = 'copied';
    pre.replaceWith(box);
    box.append(pre, button);
  }

  const rows = document.getElementById('rows');
  if (!rows) return;
  const live = document.getElementById('live');
  const most = Number(rows.dataset.most);
  let busy = false;
  setInterval(async () => {
    if (busy || document.hidden) return;
    busy = true;
    try {
      const response = await fetch('/console/rows?after=' + rows.dataset.newest);
      if (!response.ok) throw new Error(response.status);
      const part = document.createElement('template');
      // The server has escaped every text in it.
      part.innerHTML = await response.text();
      const first = part.content.querySelector('a');
      if (first) {
        rows.dataset.newest = first.getAttribute('href').split('/').pop();
        rows.prepend(part.content);
        while (rows.rows.length > most) rows.deleteRow(-1);
        document.getElementById('none')?.remove();
      }
      live.textContent = 'New ones appear by themselves.';
    } catch {
      live.textContent = 'The sandbox does not answer.';
    }
    busy = false;
  }, 1000);
})();
