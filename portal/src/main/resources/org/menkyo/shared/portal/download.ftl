<@p.layout title=t("download")>
<dl>
<dt>${t("download.file")}</dt><dd>${download.fileName}</dd>
<dt>${t("field.licenseId")}</dt><dd>${licenseId}</dd>
<dt>${t("download.size")}</dt><dd>${bytes(download.size)} (${t("download.bytes", count(download.size))})</dd>
<dt>SHA-256</dt><dd><code>${download.sha256}</code></dd>
<dt>${t("download.until")}</dt><dd>${moment(download.endsAt)}</dd>
</dl>
<p class="buttons"><a class="button" href="${download.link}">${t("download.get")}</a></p>
<h2>${t("download.link")}</h2>
<p>${t("download.link.text")}</p>
<p class="secret long"><code>${download.link}</code></p>
<p class="hint">${t("download.check")}</p>
<p><a href="${back}">${t("key.back")}</a></p>
</@p.layout>
