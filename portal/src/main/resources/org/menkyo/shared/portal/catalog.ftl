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
<#include "catalog-product-table.ftl">
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
