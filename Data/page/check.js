"use strict";
for (const box of document.querySelectorAll("input[data-rule]"))
  box.addEventListener("change", () => {
    for (const item of document.querySelectorAll("li[data-rule],mark[data-rule]"))
      if (item.dataset.rule === box.dataset.rule) item.classList.toggle("off", !box.checked);
  });
