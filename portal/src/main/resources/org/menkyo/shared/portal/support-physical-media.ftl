<@p.layout title=t("nav.physical-media-requests")>
<@p.refusal/>
<@p.filter action="/support/physical-media-requests">
<@p.field name="state" value=state!"" list=p.choices("mediaState.", states, t("any"))/>
</@p.filter>
<#assign columns = [{"text": t("requests.when")}, {"text": t("field.product")}, {"text": t("shipping.to")}, {"text": t("field.state")}, {"text": t("shipping.move")}]>
<@p.table caption=t("shipping.shipping") columns=columns list=requests empty=t("shipping.shipping.none")>
<#list requests.items as request>
<tr>
<@p.cell columns[0].text>${day(request.requestedAt)}<br><span class="hint">${request.requesterEmail}<br>${request.licenseId}</span></@p.cell>
<@p.cell columns[1].text>${request.product}<br><span class="hint">${t("shipping.number", count(request.count))} · ${request.language}</span></@p.cell>
<@p.cell columns[2].text>${request.recipient}<br><span class="hint">${request.address.oneLine()}</span><#if request.warningAcceptedAt??><br><span class="hint">${t("shipping.warningAccepted", request.warningAcceptedBy!"", day(request.warningAcceptedAt))}</span></#if></@p.cell>
<@p.cell columns[3].text><span class="tag">${t("mediaState." + request.state.name())}</span><br><span class="hint">${day(request.changedAt)}<#if request.comment??> · ${request.comment}</#if></span></@p.cell>
<@p.cell columns[4].text>
<#if request.state.name() == "REQUESTED" || request.state.name() == "IN_PREPARATION">
<#assign again = (moving!"") == request.id>
<details<#if again> open</#if>><summary>${t("shipping.move")}<span class="unseen"> ${request.product} ${request.requesterEmail}</span></summary>
<form method="post" action="/support/physical-media-requests/${request.id}">
<@p.token/>
<label>${t("field.comment")}<textarea name="comment" rows="3"><#if again>${comment!""}</#if></textarea></label>
<p class="hint">${t("shipping.move.hint")}</p>
<div class="buttons">
<#if request.state.name() == "REQUESTED"><button type="submit" name="state" value="IN_PREPARATION">${t("shipping.prepare")}</button><#else><button type="submit" name="state" value="SHIPPED">${t("shipping.ship")}</button></#if>
<button class="second" type="submit" name="state" value="REFUSED">${t("shipping.refuse")}</button>
</div>
</form>
</details>
<#else>–</#if>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/support/physical-media-requests" list=requests query=(query?has_content)?then(query, "state=")/>
<#if records><p class="buttons"><a class="button second" href="/support/physical-media-requests/new">${t("shipping.record")}</a></p></#if>
</@p.layout>
