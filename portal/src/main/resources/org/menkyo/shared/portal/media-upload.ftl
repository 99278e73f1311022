<@p.layout title=upload.fileName>
<dl>
<dt>${t("field.product")}</dt><dd>${upload.product}</dd>
<dt>${t("field.version")}</dt><dd>${upload.version} · ${upload.language} · ${t("mediaKind." + upload.kind.name())}</dd>
<dt>SHA-256</dt><dd><code>${upload.sha256}</code></dd>
<dt>${t("upload.arrived")}</dt><dd><meter min="0" max="${upload.size?c}" value="${upload.received?c}" aria-label="${t("upload.arrived")}"></meter> ${t("upload.arrivedOf", count(upload.received), count(upload.size))}</dd>
</dl>
<div class="narrow">
<@p.refusal/>
<#if (missing > 0)>
<p>${t("upload.pieces", bytes(longest), longest?c)}</p>
<form method="post" action="/media-uploads/${upload.id}" enctype="multipart/form-data">
<@p.token/>
<input type="hidden" name="offset" value="${upload.received?c}">
<@p.file name="piece" accept="" hint=t("upload.piece.hint", count(upload.received))/>
<div class="buttons"><button type="submit">${t("upload.append")}</button></div>
</form>
<#else>
<p>${t("upload.complete.explanation")}</p>
<form method="post" action="/media-uploads/${upload.id}/completion">
<@p.token/>
<div class="buttons"><button type="submit">${t("upload.complete")}</button></div>
</form>
</#if>
</div>
</@p.layout>
