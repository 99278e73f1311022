<@p.layout title=t("nav.catalog")>
<@p.refusal/>
<dl>
<dt>${t("catalog.name")}</dt><dd>${catalog.name} (${catalog.code})</dd>
<dt>${t("catalog.version")}</dt><dd>${count(catalog.version)}</dd>
<dt>${t("catalog.groups")}</dt><dd>${count(catalog.productGroups?size)}</dd>
<dt>${t("catalog.editions")}</dt><dd><a href="/catalog/editions">${count(catalog.editions?size)}</a></dd>
<dt>${t("catalog.products")}</dt><dd>${count(catalog.products?size)}</dd>
</dl>
<p class="buttons">
<a class="button second" href="/catalog/catalog.json">${t("catalog.save")}</a>
<a class="button second" href="/catalog/client-catalog.txt">${t("catalog.saveForClients")}</a>
</p>
<#assign columns = [{"text": t("field.product")}, {"text": t("catalog.family")}, {"text": t("catalog.kind")}, {"text": t("catalog.orderable")}, {"text": t("catalog.editions")}]>
<@p.table caption=t("catalog.products.caption") columns=columns list=products empty=t("catalog.products.empty")>
<#list products.items as product>
<tr>
<@p.cell columns[0].text>${product.name}<br><span class="hint">${product.code}</span></@p.cell>
<@p.cell columns[1].text>${product.family}<br><span class="hint">${product.version}</span></@p.cell>
<@p.cell columns[2].text>${t("productKind." + product.kind.name())}</@p.cell>
<@p.cell columns[3].text><#if product.orderable>${t("yes")}<#else>${t("no")}</#if></@p.cell>
<@p.cell columns[4].text><#if product.editions?has_content>${product.editions?join(", ")}<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/catalog" list=products/>
<h2>${t("catalog.load")}</h2>
<p>${t("catalog.load.explanation")}</p>
<div class="narrow">
<form method="post" action="/catalog" enctype="multipart/form-data">
<@p.token/>
<@p.file name="file" accept=".json,application/json" hint=t("catalog.load.hint")/>
<div class="buttons"><button type="submit">${t("catalog.load.do")}</button></div>
</form>
</div>
</@p.layout>
