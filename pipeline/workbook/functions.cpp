#include "workbook/functions.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/diagnostics.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

/// Functions that take the same numbers of arguments.
struct Group {
  std::uint8_t fewest, most, step;
  std::string_view names;  ///< Separated by spaces.
};

/// Part 1, section 18.17.7.
constexpr std::array<Group, 28> in_the_standard{{
    {0, 0, 1, "FALSE NA PI TRUE"},
    {0, 1, 1, "COLUMN ROW"},
    {1, 1, 1,
     "ABS ACOS ACOSH AREAS ASC ASIN ASINH ATAN ATANH BAHTTEXT BIN2DEC CHAR CLEAN CODE COLUMNS COS COSH "
     "COUNTBLANK DATEVALUE DAY DEGREES ERFC ERROR.TYPE EVEN EXP FACT FACTDOUBLE FISHER FISHERINV GAMMALN "
     "HEX2DEC HOUR IMABS IMAGINARY IMARGUMENT IMCONJUGATE IMCOS IMEXP IMLN IMLOG10 IMLOG2 IMREAL IMSIN "
     "IMSQRT INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER ISODD ISREF ISTEXT LEN "
     "LENB LN LOG10 LOWER MDETERM MINUTE MINVERSE MONTH N NORMSDIST NORMSINV NOT OCT2DEC ODD PROPER "
     "RADIANS ROWS SECOND SIGN SIN SINH SQRT SQRTPI T TAN TANH TIMEVALUE TRANSPOSE TRIM TYPE UPPER VALUE "
     "YEAR"},
    {1, 2, 1,
     "BIN2HEX BIN2OCT DEC2BIN DEC2HEX DEC2OCT DELTA DOLLAR ERF GESTEP HEX2BIN HEX2OCT IRR LEFT LEFTB LOG "
     "OCT2BIN OCT2HEX RIGHT RIGHTB ROMAN TRUNC WEEKDAY WEEKNUM"},
    {1, 3, 1, "FIXED"},
    {1, 4, 1, "GROWTH LINEST LOGEST TREND"},
    {1, 255, 1,
     "AND AVEDEV AVERAGE AVERAGEA CONCATENATE COUNT COUNTA DEVSQ GCD GEOMEAN HARMEAN IMPRODUCT IMSUM KURT "
     "LCM MAX MAXA MEDIAN MIN MINA MODE MULTINOMIAL OR PRODUCT SKEW STDEV STDEVA STDEVP STDEVPA SUM "
     "SUMPRODUCT SUMSQ VAR VARA VARP VARPA"},
    {2, 2, 1,
     "ATAN2 BESSELI BESSELJ BESSELK BESSELY CEILING CHIDIST CHIINV CHITEST COMBIN CORREL COUNTIF COVAR "
     "DOLLARDE DOLLARFR EDATE EFFECT EOMONTH EXACT FLOOR FREQUENCY FTEST FVSCHEDULE IFERROR IMDIV IMPOWER "
     "IMSUB INTERCEPT LARGE MMULT MOD MROUND NOMINAL PEARSON PERCENTILE PERMUT POWER QUARTILE QUOTIENT "
     "REPT ROUND ROUNDDOWN ROUNDUP RSQ SLOPE SMALL STEYX SUMX2MY2 SUMX2PY2 SUMXMY2 TEXT TINV TRIMMEAN"},
    {2, 3, 1,
     "AVERAGEIF COMPLEX DAYS360 FIND FINDB IF LOOKUP MATCH NETWORKDAYS PERCENTRANK RANK SEARCH SEARCHB "
     "SUMIF WORKDAY XIRR YEARFRAC ZTEST"},
    {2, 4, 1, "INDEX NETWORKDAYS.INTL WORKDAY.INTL"},
    {2, 5, 1, "ADDRESS"},
    {2, 254, 2, "COUNTIFS"},
    {2, 255, 1, "CHOOSE NPV SUBTOTAL"},
    {3, 3, 1,
     "CONFIDENCE CONVERT CRITBINOM DATE DATEDIF DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV "
     "DSTDEVP DSUM DVAR DVARP EXPONDIST FDIST FINV FORECAST GAMMAINV LOGINV LOGNORMDIST MID MIDB MIRR "
     "NEGBINOMDIST NORMINV POISSON SLN STANDARDIZE TBILLEQ TBILLPRICE TBILLYIELD TDIST TIME XNPV"},
    {3, 4, 1, "COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD HLOOKUP PROB SUBSTITUTE VLOOKUP"},
    {3, 5, 1, "BETADIST BETAINV FV NPER PMT PV"},
    {3, 6, 1, "RATE"},
    {3, 255, 2, "AVERAGEIFS SUMIFS"},
    {4, 4, 1, "BINOMDIST GAMMADIST HYPGEOMDIST ISPMT NORMDIST REPLACE REPLACEB SERIESSUM SYD TTEST WEIBULL"},
    {4, 5, 1, "ACCRINTM DB DDB DISC INTRATE PRICEDISC RECEIVED YIELDDISC"},
    {4, 6, 1, "IPMT PPMT"},
    {5, 6, 1, "DURATION MDURATION PRICEMAT YIELDMAT"},
    {5, 7, 1, "VDB"},
    {6, 6, 1, "CUMIPMT CUMPRINC"},
    {6, 7, 1, "AMORDEGRC AMORLINC PRICE YIELD"},
    {6, 8, 1, "ACCRINT"},
    {7, 8, 1, "ODDLPRICE ODDLYIELD"},
    {8, 9, 1, "ODDFPRICE ODDFYIELD"},
}};

/// [MS-XLSX] section 2.2.3, "future functions": those of Excel 2010 to 2019 that LibreOffice 7.4 knows.
constexpr std::array<Group, 16> later_ones{{
    {0, 1, 1, "SHEET SHEETS"},
    {1, 1, 1,
     "ACOT ACOTH ARABIC COT COTH CSC CSCH ERF.PRECISE ERFC.PRECISE GAMMA GAMMALN.PRECISE GAUSS ISFORMULA "
     "ISOWEEKNUM NORM.S.INV PHI SEC SECH UNICHAR UNICODE"},
    {1, 3, 1, "CEILING.MATH FLOOR.MATH NUMBERVALUE"},
    {1, 255, 1, "CONCAT MODE.SNGL SKEW.P STDEV.P STDEV.S VAR.P VAR.S XOR"},
    {2, 2, 1,
     "BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA "
     "COVARIANCE.P COVARIANCE.S DAYS DECIMAL F.TEST IFNA NORM.S.DIST PERCENTILE.EXC PERCENTILE.INC "
     "PERMUTATIONA QUARTILE.EXC QUARTILE.INC T.DIST.2T T.DIST.RT T.INV T.INV.2T"},
    {2, 3, 1, "BASE PERCENTRANK.EXC PERCENTRANK.INC RANK.AVG RANK.EQ Z.TEST"},
    {2, 254, 2, "IFS"},
    {3, 3, 1,
     "BINOM.INV CHISQ.DIST CONFIDENCE.NORM CONFIDENCE.T EXPON.DIST F.DIST.RT F.INV F.INV.RT GAMMA.INV "
     "LOGNORM.INV NORM.INV PDURATION POISSON.DIST RRI T.DIST"},
    {3, 4, 1, "BINOM.DIST.RANGE"},
    {3, 5, 1, "BETA.INV"},
    {3, 253, 2, "MAXIFS MINIFS"},
    {3, 254, 1, "SWITCH TEXTJOIN"},
    {3, 255, 1, "AGGREGATE"},
    {4, 4, 1, "BINOM.DIST F.DIST GAMMA.DIST LOGNORM.DIST NEGBINOM.DIST NORM.DIST T.TEST WEIBULL.DIST"},
    {4, 6, 1, "BETA.DIST"},
    {5, 5, 1, "HYPGEOM.DIST"},
}};

constexpr std::string_view volatile_ones = "CELL INDIRECT INFO NOW OFFSET RAND RANDARRAY RANDBETWEEN TODAY";

/// Files, the network, other programs, databases; CALL and REGISTER.ID are those of macros.
constexpr std::string_view outward_ones =
    "CALL CUBEKPIMEMBER CUBEMEMBER CUBEMEMBERPROPERTY CUBERANKEDMEMBER CUBESET CUBESETCOUNT CUBEVALUE DDE "
    "FILTERXML HYPERLINK IMAGE PY REGISTER.ID RTD SQL.REQUEST STOCKHISTORY WEBSERVICE";

/// In some versions of Excel only, in some languages only, or not in LibreOffice.
constexpr std::string_view not_everywhere =
    "ARRAYTOTEXT BYCOL BYROW CHOOSECOLS CHOOSEROWS DBCS DROP ECMA.CEILING ENCODEURL EUROCONVERT EXPAND "
    "FILTER FORMULATEXT GETPIVOTDATA GROUPBY HSTACK ISO.CEILING ISOMITTED JIS LAMBDA LET MAKEARRAY MAP "
    "PHONETIC PIVOTBY REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST SCAN SEQUENCE SORT SORTBY TAKE TEXTAFTER "
    "TEXTBEFORE TEXTSPLIT TOCOL TOROW UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP "
    "XMATCH";

constexpr std::string_view prefix_of_later_ones = "_xlfn.";

template <std::size_t N>
std::vector<Function> sorted(std::array<Group, N> const& groups) {
  std::vector<Function> functions;
  for (Group const& group : groups) {
    for_each_word(group.names, [&](std::string_view name) {
      functions.push_back({name, group.fewest, group.most, group.step});
    });
  }
  std::ranges::sort(functions, {}, &Function::name);
  return functions;
}

std::vector<Function> const& standard_functions() {
  static auto const functions = sorted(in_the_standard);
  return functions;
}

std::vector<Function> const& later_functions() {
  static auto const functions = sorted(later_ones);
  return functions;
}

Function const* found_in(std::vector<Function> const& functions, std::string_view name) {
  auto const at = std::ranges::lower_bound(functions, name, {}, &Function::name);
  return at != functions.end() && at->name == name ? &*at : nullptr;
}

bool is_among(std::string_view name, std::string_view names) {
  bool is_there = false;
  for_each_word(names, [&](std::string_view other) { is_there = is_there || other == name; });
  return is_there;
}

}  // namespace

Function const* function_named(std::string_view name) {
  Function const* const function = found_in(standard_functions(), name);
  return function != nullptr ? function : found_in(later_functions(), name);
}

std::string name_in_file(std::string_view name) {
  return (found_in(later_functions(), name) == nullptr ? "" : std::string(prefix_of_later_ones)) + std::string(name);
}

std::string_view name_as_written(std::string_view in_file) {
  if (in_file.starts_with(prefix_of_later_ones)) in_file.remove_prefix(prefix_of_later_ones.size());
  return in_file;
}

Refusal refusal_of(std::string_view name) {
  if (is_among(name, volatile_ones)) return Refusal::Volatile;
  if (is_among(name, outward_ones)) return Refusal::Outward;
  if (is_among(name, not_everywhere)) return Refusal::NotEverywhere;
  return Refusal::Unknown;
}

std::string nearest_function(std::string_view name) {
  std::string upper;
  for (char const c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (upper.starts_with("_XLFN.")) upper.erase(0, prefix_of_later_ones.size());
  if (function_named(upper) != nullptr) return upper;
  std::vector<std::string_view> known;
  for (Function const& function : standard_functions()) known.push_back(function.name);
  for (Function const& function : later_functions()) known.push_back(function.name);
  return base::nearest_word(upper, known);
}

bool takes(Function const& function, std::size_t arguments) {
  bool const is_within = arguments >= function.fewest && arguments <= function.most;
  return is_within && (arguments - function.fewest) % function.step == 0;
}

}  // namespace closeout::workbook
