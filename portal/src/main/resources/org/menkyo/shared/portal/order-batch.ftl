<#import "trade.ftl" as f>
<@p.layout title=t("batch.title")>
<#assign at = "/order-batches/" + batch.id>
<#assign done = batch.results?size>
<p><label for="progress">${t("batch.progress")}</label> <progress id="progress" max="${batch.orderCount?c}" value="${done?c}"></progress> ${t("batch.done", count(done), count(batch.orderCount))}</p>
<#if !batch.complete><p class="buttons"><a class="button" href="${at}">${t("batch.refresh")}</a> <span class="hint">${t("batch.goesOn")}</span></p></#if>
<dl>
<dt>${t("batch.submittedAt")}</dt><dd>${moment(batch.submittedAt)}</dd>
<dt>${t("batch.recorded")}</dt><dd>${count(done - rejected)}</dd>
<dt>${t("batch.rejected")}</dt><dd>${count(rejected)}</dd>
</dl>
<p class="buttons">
<#if outcome??><a class="button second" href="${at}">${t("batch.all")}</a><#elseif (rejected > 0)><a class="button second" href="${at}?outcome=rejected">${t("batch.rejectedOnly")}</a></#if>
<a class="button second" href="${at}/results.csv">${t("licenses.csv")}</a>
</p>
<#assign columns = [{"text": t("batch.place"), "number": true}, {"text": t("field.orderNumber")}, {"text": t("batch.result")}]>
<@p.table caption=t("batch.results") columns=columns list=results empty=t("batch.none")>
<#list results.items as result>
<tr>
<@p.cell columns[0].text true>${count(result.position + 1)}</@p.cell>
<@p.cell columns[1].text><#if result.order??><a href="/orders/${result.order.orderNumber?url}">${result.orderNumber}</a><#else>${result.orderNumber!"–"}</#if></@p.cell>
<@p.cell columns[2].text>
<#if result.order??>${t("batch.license", result.order.licenseNumber, result.order.authorizationNumber)}
<#else><span class="tag bad">${t("batch.rejected")}</span> <#if result.error.fields?has_content><ul><#list result.error.fields as field><li>${(labels!{})[field.field]!label(field.field)}: ${field.text}</li></#list></ul><#else>${result.error.text}</#if></#if>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=at list=results query=query/>
<p class="hint">${t("batch.again")}</p>
</@p.layout>
