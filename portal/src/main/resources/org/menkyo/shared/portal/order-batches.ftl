<@p.layout title=t("nav.order-batches")>
<p>${t("batches.explanation")}</p>
<@p.refusal/>
<div class="narrow">
<form method="post" action="/order-batches" enctype="multipart/form-data">
<@p.token/>
<@p.file name="csv" accept=".csv,text/csv" hint=t("batches.file")/>
<div class="buttons"><button type="submit">${t("batches.submit")}</button> <a href="/order-batches/example.csv">${t("batches.example")}</a></div>
</form>
</div>
<h2>${t("batches.columns")}</h2>
<p>${t("batches.format")}</p>
<#assign head = [{"text": t("batches.column")}, {"text": t("batches.meaning")}]>
<#assign all = columns.required + columns.optional>
<@p.table caption=t("batches.columns") columns=head list={"items": all} empty="">
<#list all as column>
<tr>
<@p.cell head[0].text><code>${column}</code><#if columns.required?seq_contains(column)> <span class="tag">${t("required")}</span></#if></@p.cell>
<@p.cell head[1].text>${t("orderColumn." + column)}</@p.cell>
</tr>
</#list>
</@p.table>
</@p.layout>
