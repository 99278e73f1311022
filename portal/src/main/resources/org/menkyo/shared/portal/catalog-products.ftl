<@p.layout title=t("catalog.products.caption")>
<#include "catalog-product-table.ftl">
<@p.pager action="/catalog/products" list=products/>
<p><a href="/catalog/editions">${t("catalog.editions.caption")}</a></p>
</@p.layout>
