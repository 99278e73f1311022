<@p.layout title=t("seats.people." + kind, licenseId)>
<@p.refusal/>
<@p.filter action="${action}/seats">
<@p.field name="product" value=product!""/>
<@p.field name="email" value=email!""/>
</@p.filter>
<#if seats??>
<#assign columns = [{"text": t("field.email")}, {"text": t("field.product")}, {"text": t("since")}, {"text": t("seats.change")}]>
<@p.table caption=t("seats.people.caption") columns=columns list=seats empty=t("seats.people.none")>
<#list seats.items as seat>
<tr>
<@p.cell columns[0].text>${seat.email}</@p.cell>
<@p.cell columns[1].text>${seat.productName}<br><span class="hint">${seat.product}</span></@p.cell>
<@p.cell columns[2].text>${day(seat.since)}</@p.cell>
<@p.cell columns[3].text><a href="${action}/seats/${seat.id}">${t("seats.change")}<span class="unseen"> ${seat.email}</span></a><@p.asked action="${action}/seats/${seat.id}/withdraw" label=t("seats.withdraw") about=seat.email question=t("seats.withdraw.sure")/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="${action}/seats" list=seats query=query/>
</#if>
<p class="buttons"><a class="button second" href="${action}">${t("seats." + kind, licenseId)}</a></p>
</@p.layout>
