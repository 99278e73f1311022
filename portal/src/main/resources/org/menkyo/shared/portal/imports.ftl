<@p.layout title=t("nav.imports")>
<@p.refusal/>
<#if report??><p class="notice" role="status"><strong>${t("imports." + kind)}:</strong> ${t("imports.report." + report.recorded?then("done", "tried"), report.lines, report.added, report.unchanged)}</p></#if>
<p>${t("imports.explanation")}</p>
<div class="cards">
<#list ["licenses", "product-keys", "machines"] as each>
<section class="card">
<h2>${t("imports." + each)}</h2>
<form method="post" action="/imports/${each}" enctype="multipart/form-data">
<@p.token/>
<div class="field">
<label for="file-${each}">${t("field.csv")}</label>
<p class="hint" id="hint-${each}">${t("imports.columns." + each)}</p>
<input id="file-${each}" name="csv" type="file" accept=".csv,text/csv" required aria-describedby="hint-${each}">
</div>
<div class="buttons"><button type="submit" name="dryRun" value="true">${t("imports.try")}</button>
<button class="second" type="submit">${t("imports.do")}</button></div>
</form>
</section>
</#list>
</div>
</@p.layout>
