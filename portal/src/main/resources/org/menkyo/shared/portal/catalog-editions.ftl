<@p.layout title=t("catalog.editions")>
<#assign columns = [{"text": t("catalog.edition")}, {"text": t("catalog.number"), "number": true}, {"text": t("key.group")}, {"text": t("field.platform")}, {"text": t("kms.threshold"), "number": true}, {"text": t("catalog.graceDays"), "number": true}, {"text": t("catalog.rearmCount"), "number": true}]>
<@p.table caption=t("catalog.editions.caption") columns=columns list={"items": editions} empty=t("catalog.editions.empty")>
<#list editions as edition>
<tr>
<@p.cell columns[0].text>${edition.name}<br><span class="hint">${edition.code}</span></@p.cell>
<@p.cell columns[1].text true>${edition.number?c}</@p.cell>
<@p.cell columns[2].text>${edition.productGroup!t("catalog.excluded")}</@p.cell>
<@p.cell columns[3].text>${t("platform." + edition.platform.name())}</@p.cell>
<@p.cell columns[4].text true>${count(edition.threshold)}</@p.cell>
<@p.cell columns[5].text true>${count(edition.graceDays)}</@p.cell>
<@p.cell columns[6].text true>${count(edition.rearmCount)}</@p.cell>
</tr>
</#list>
</@p.table>
<p><a href="/catalog/products">${t("catalog.products.caption")}</a></p>
</@p.layout>
