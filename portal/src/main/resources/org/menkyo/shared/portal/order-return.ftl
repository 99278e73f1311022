<#import "trade.ftl" as f>
<@p.layout title=t("order.return.title", order.orderNumber)>
<#assign at = "/orders/" + order.orderNumber?url>
<p>${t("order.return.explanation")}</p>
<@p.refusal/>
<form class="card" method="post" action="${at}/return">
<@p.token/><input type="hidden" name="revision" value="${order.revision?c}">
<fieldset class="part" id="field-lines"><legend>${t("field.lines")}</legend>
<#if (wrong!{}).lines??><p class="wrong">${wrong.lines}</p></#if>
<#list order.lines as line>
<#assign field = "lines[" + line?index + "]">
<input type="hidden" name="${field}.product" value="${line.product}"><#if line.softwareAssurance!false><input type="hidden" name="${field}.softwareAssurance" value="true"></#if>
<@p.field name=field + ".quantity" type="number" value=((returned.rows[line?index].quantity)!"") hint=t("order.return.of", line.product, count(line.quantity), (line.softwareAssurance!false)?then(1, 0))/>
</#list>
</fieldset>
<@f.entry name="reason" required=true/>
<div class="buttons"><button type="submit">${t("order.return")}</button> <a href="${at}">${t("back")}</a></div>
<details><summary>${t("order.return.all")}</summary>
<p>${t("order.return.all.sure")}</p>
<button type="submit" name="all" value="true">${t("order.return.all")}</button>
</details>
</form>
</@p.layout>
