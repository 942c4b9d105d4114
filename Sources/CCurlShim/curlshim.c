#include "curlshim.h"
