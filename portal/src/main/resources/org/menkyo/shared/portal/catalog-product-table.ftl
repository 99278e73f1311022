<#-- Products of the catalog. -->
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
