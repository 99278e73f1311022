<@p.layout title=t("webhooks.deliveries")>
<#assign action = "/webhooks/" + webhookId + "/deliveries">
<#assign columns = [{"text": t("webhooks.event")}, {"text": t("webhooks.subject")}, {"text": t("field.state")}, {"text": t("webhooks.attempts")}, {"text": t("webhooks.replay")}]>
<@p.table caption=t("webhooks.deliveries.caption") columns=columns list=deliveries empty=t("webhooks.deliveries.empty")>
<#list deliveries.items as delivery>
<tr>
<@p.cell columns[0].text>${t("event." + delivery.event.name())}<br><span class="hint">${moment(delivery.occurredAt)}</span></@p.cell>
<@p.cell columns[1].text>${delivery.licenseId!delivery.subjectId!"–"}</@p.cell>
<@p.cell columns[2].text><span class="tag">${t("deliveryState." + delivery.state.name())}</span><#if delivery.problem??><br><span class="hint">${t("deliveryProblem." + delivery.problem.name())}<#if delivery.status??> (${delivery.status?c})</#if></span></#if></@p.cell>
<@p.cell columns[3].text>${count(delivery.attempts)}<#if delivery.nextAttemptAt??><br><span class="hint">${t("webhooks.next", moment(delivery.nextAttemptAt))}</span><#elseif delivery.attemptedAt??><br><span class="hint">${moment(delivery.attemptedAt)}</span></#if></@p.cell>
<@p.cell columns[4].text><form method="post" action="${action}/${delivery.id}/replay"><@p.token/><button class="second" type="submit">${t("webhooks.replay")}<span class="unseen"> ${delivery.id}</span></button></form></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=deliveries/>
<p><a href="/webhooks">${t("nav.webhooks")}</a></p>
</@p.layout>
