<@p.layout title=t("nav.own-" + kind)>
<#assign columns = [{"text": t("field.product")}, {"text": t("field.organization")}, {"text": t("since")}]>
<@p.table caption=t("seats.own.caption") columns=columns list=seats empty=t("seats.own.none." + kind)>
<#list seats.items as seat>
<tr>
<@p.cell columns[0].text>${seat.productName}<br><span class="hint">${seat.product}</span></@p.cell>
<@p.cell columns[1].text>${seat.organizationName}</@p.cell>
<@p.cell columns[2].text>${day(seat.since)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/own-" + kind list=seats/>
<h2>${t("seats.manage")}</h2>
<p>${t("seats.manage.explanation." + kind)}</p>
<div class="narrow">
<form method="get" action="/own-${kind}/of-license">
<@p.field name="licenseId" required=true/>
<div class="buttons"><button type="submit">${t("seats.manage.open")}</button></div>
</form>
</div>
</@p.layout>
