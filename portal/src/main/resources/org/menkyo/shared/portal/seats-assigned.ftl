<@p.layout title=t("seats.result")>
<#assign columns = [{"text": t("field.email")}, {"text": t("seats.outcome")}]>
<@p.table caption=t("seats.result.caption", product, licenseId) columns=columns list=result empty="">
<#list result.items as item>
<tr>
<@p.cell columns[0].text>${item.email}</@p.cell>
<@p.cell columns[1].text><#if item.text??>${item.text}<#else><span class="tag">${t("seats.result." + item.result)}</span></#if></@p.cell>
</tr>
</#list>
</@p.table>
<p class="buttons"><a class="button" href="${action}">${t("seats." + kind, licenseId)}</a></p>
</@p.layout>
