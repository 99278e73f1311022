<@p.layout title=t("benefit", benefit, licenseId)>
<#assign action = "/benefits/" + licenseId?url + "/" + benefit?url>
<#assign columns = [{"text": t("units.for")}, {"text": t("field.units"), "number": true}, {"text": t("since")}, {"text": t("units.withdraw")}]>
<@p.table caption=t("units.caption") columns=columns list=units empty=t("units.none")>
<#list units.items as taken>
<tr>
<@p.cell columns[0].text>${taken.email!taken.purpose}</@p.cell>
<@p.cell columns[1].text true>${count(taken.units)}</@p.cell>
<@p.cell columns[2].text>${moment(taken.takenAt)}</@p.cell>
<@p.cell columns[3].text><@p.asked action="${action}/units/${taken.id}/withdraw" label=t("units.withdraw") about=taken.email!taken.purpose question=t("units.withdraw.sure")/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="${action}/units" list=units/>
<p class="hint">${t("units.keys")} <a href="/product-keys?licenseId=${licenseId?url}">${t("nav.product-keys")}</a></p>
<p class="buttons"><a class="button second" href="${action}">${t("units.more")}</a></p>
</@p.layout>
