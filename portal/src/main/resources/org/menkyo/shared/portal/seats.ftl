<@p.layout title=t("seats." + kind, licenseId)>
<@p.refusal/>
<#assign columns = [{"text": t("field.product")}, {"text": t("seats.purchased"), "number": true}, {"text": t("seats.assigned"), "number": true}, {"text": t("seats.free"), "number": true}, {"text": t("seats.people")}]>
<@p.table caption=t("seats.caption." + kind) columns=columns list=products empty=t("seats.none." + kind)>
<#list products.items as line>
<tr>
<@p.cell columns[0].text>${line.productName}<br><span class="hint">${line.product}</span></@p.cell>
<@p.cell columns[1].text true>${count(line.purchased)}</@p.cell>
<@p.cell columns[2].text true>${count(line.assigned)}</@p.cell>
<@p.cell columns[3].text true>${count(line.free)}</@p.cell>
<@p.cell columns[4].text><a href="${action}/seats?product=${line.product?url}">${t("seats.show")}<span class="unseen"> ${line.productName}</span></a><#if kind == "online-services"><br><#if line.activatedAt??><span class="hint">${t("seats.activated", day(line.activatedAt))}</span><#else><@p.asked action="${action}/${line.product?url}/activate" label=t("seats.activate") about=line.productName question=t("seats.activate.sure")/></#if></#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=products/>
<#if products.items?has_content>
<h2>${t("seats.assign")}</h2>
<div class="narrow">
<form method="post" action="${action}">
<@p.token/>
<@p.field name="product" value=product!"" list=products.items?map(line -> {"value": line.product, "text": line.productName})/>
<@p.field name="email" type="email" value=email!"" required=true hint=t("seats.email")/>
<div class="buttons"><button type="submit">${t("seats.assign")}</button> <a href="${action}/several">${t("seats.several")}</a></div>
</form>
</div>
</#if>
</@p.layout>
